"""The mail server of the example city: every mail is kept, none is delivered."""
