"""The ledger: records of reports and groupings of incidents in, the same records out, and nothing ever edited."""
