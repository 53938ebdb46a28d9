"""One file for each outside system that the catalogue reads from."""
