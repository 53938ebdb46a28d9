"""The look: frames, components and the theme of a city. Floor 1; knows no noun of the field.

Pages extend `design/citizen.html`, `design/staff.html` or `design/demo.html` and take their parts from
`design/components.html`. Outsiders use `scheme`, `wording`, `theme` and,
in settings, `design.jinja.environment`.
The vendored style sheet and script come from `frontend/`; `city.css` and `eloket.js` are written by hand.
"""
