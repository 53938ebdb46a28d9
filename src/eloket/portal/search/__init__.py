"""Looking for a service: the page with results, and suggestions while somebody types."""
