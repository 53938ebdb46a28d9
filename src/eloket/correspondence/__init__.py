"""Floor 2: writing to the citizen. Messages in the inbox, and their delivery over each channel.

Outsiders use `actions.send`, `actions.send_all` and `Message.objects.to(profile)`.
Never here: when to write.
"""
