class Refusal(Exception):
    """What stands in the way, in one sentence for whoever typed the command."""
