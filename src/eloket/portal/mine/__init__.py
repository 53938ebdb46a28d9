"""Pages about oneself. Every one starts from `request.citizen.key`."""
