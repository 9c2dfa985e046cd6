"""The doors; each translates only, and none knows another."""
