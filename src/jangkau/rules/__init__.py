"""What may happen: pure functions from a state and a command to events."""
