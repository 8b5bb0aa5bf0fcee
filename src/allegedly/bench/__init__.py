"""Measures the line: its speed beside the bare parser, and the gold families that it passes."""
