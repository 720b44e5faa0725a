"""Three versions of a source made one: what one hand changed and the other did not, wins."""

from __future__ import annotations

from diglot.amend.merge.lines import Merged, merge_lines
from diglot.amend.merge.lock import merge_locks
from diglot.amend.merge.tree import merge_trees


def merge_files(path: str, base: str, ours: str, theirs: str) -> Merged:
    """The merged file: YAML by entry and value, a lock by address, everything else by line.

    `path` says what it is. A file that cannot be read so is merged by line.
    """
    made = None
    if path.endswith(".yml"):
        made = merge_trees(path, base, ours, theirs)
    elif path.endswith(".lock"):
        made = merge_locks(path, base, ours, theirs)
    return made or merge_lines(base, ours, theirs)
