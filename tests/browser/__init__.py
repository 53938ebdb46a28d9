"""The whole installation, used as people use it: real servers, a real browser. Looks at screens only, never at rows."""
