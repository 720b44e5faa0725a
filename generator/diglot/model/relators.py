"""What people did for an edition: the MARC relators for which the interface has words."""

from __future__ import annotations

ROLES = tuple("aut trl edt com ann aui aft ivr ive ill pht cov pfr ctb".split())
"""Codes of the Library of Congress (https://id.loc.gov/vocabulary/relators), in the order in which
they are named."""
