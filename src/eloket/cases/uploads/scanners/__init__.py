"""One file for each virus scanner. Which of them is asked stands in the settings; without one, none is."""
