"""What happened: each node's append-only log of acts, their contents and blobs."""
