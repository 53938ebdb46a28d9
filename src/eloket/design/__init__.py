"""The look: frames, components and the theme of a city. Floor 1; knows no noun of the field and imports no other room.

Pages extend `design/citizen.html`, `design/staff.html` or `design/demo.html` and take their parts from
`design/components.html`. Outsiders use `theme.load`, `theme.locate` and, in settings, `design.jinja.environment`.
The vendored style sheet and script come from `frontend/`; `city.css` and `eloket.js` are written by hand.
"""
