"""Floor 7: settings, addresses, schedule and reactions. The only room that knows all others."""
