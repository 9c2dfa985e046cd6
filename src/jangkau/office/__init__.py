"""What we do: the only room that joins rules to the ledger."""
