"""The residents' door: what to bring, and how an application stands; no account needed."""
