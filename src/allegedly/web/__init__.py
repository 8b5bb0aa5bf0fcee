"""The views of a ledger in, pages out: served to a browser that asks, or written to a folder that opens from disk."""
