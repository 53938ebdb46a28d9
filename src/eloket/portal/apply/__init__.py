"""A request, from "klopt dit?" to the confirmation."""
