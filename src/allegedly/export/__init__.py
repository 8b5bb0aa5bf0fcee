"""What a ledger holds in, files that other people's tools open out: a file for each family of formats, one table of them all."""
