"""eloket: how a city serves its citizens digitally. ARCHITECTURE.md draws the house."""
