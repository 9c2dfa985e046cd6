"""Tables rebuilt from the ledger at any time: how each application stands now."""
