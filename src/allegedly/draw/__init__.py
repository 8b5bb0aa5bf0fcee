"""Plain facts in, pictures as SVG out: map, timeline, tolls, dispute matrix and network, drawn here without a library."""
