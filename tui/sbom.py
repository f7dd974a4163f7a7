"""A software bill of materials in the form of CycloneDX 1.6 (Ecma-424, 2nd edition, 2024). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, UUID, uuid5

from tui.shipped import Held, Installed, Part

_NAME = "selfaudit"
_LICENCE = "Apache-2.0"


def bill_of_materials(version: str, parts: Sequence[Installed]) -> dict[str, object]:
    """The document, for `json.dumps`. The same parts give the same document: it carries no date and no computer."""
    refs = {part.package.name: _ref(part) for part in parts}
    top = f"pkg:pypi/{_NAME}@{version}"
    wanted = {part.package.name: [refs[name] for name in part.wants if name in refs] for part in parts}
    own = [refs[part.package.name] for part in parts if part.package.direct]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{_uuid(top, refs)}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": top, "name": _NAME, "version": version}
            | {"purl": top, "licenses": [{"expression": _LICENCE}]}
        },
        "components": [_component(part) for part in parts],
        "dependencies": [
            {"ref": top, "dependsOn": own},
            *({"ref": refs[name], "dependsOn": wants} for name, wants in wanted.items()),
        ],
    }


def _component(part: Installed) -> dict[str, object]:
    package = part.package
    told: dict[str, object] = {"type": "library", "bom-ref": _ref(part), "name": package.name}
    if part.version:
        told["version"] = part.version
    told |= {"description": package.why, "licenses": [{"expression": package.licence}]}
    if package.part is not Part.ONE_FILE:
        told["purl"] = _ref(part)
    if package.holds:
        told["components"] = [_inside(part, held) for held in package.holds]
    return told


def _inside(part: Installed, held: Held) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": f"{_ref(part)}#{held.name}",
        "name": held.name,
        "licenses": [{"expression": held.licence}],
    }


def _ref(part: Installed) -> str:
    if part.package.part is Part.ONE_FILE:
        return f"one-file:{part.package.name}@{part.version}"
    return f"pkg:pypi/{part.package.name}@{part.version}"


def _uuid(top: str, refs: dict[str, str]) -> UUID:
    return uuid5(NAMESPACE_URL, "\n".join([top, *sorted(refs.values())]))
