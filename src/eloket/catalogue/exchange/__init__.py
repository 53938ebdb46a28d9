"""The catalogue in the shapes of other systems: CPSV-AP, IPDC and LPDC, schema.org. Pure: records in, records out.

Outsiders use one function of each module. Reading what others publish is `catalogue/sources`.
"""
