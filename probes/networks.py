"""Which internet addresses the gate may connect to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

# Translation prefixes that carry an IPv4 address in their last 32 bits: NAT64 (RFC 6052), IPv4-translated (RFC 2765)
# and IPv4-compatible (RFC 4291, section 2.5.5.1).
_CARRIERS = tuple(IPv6Network(prefix) for prefix in ("64:ff9b::/96", "::ffff:0:0:0/96", "::/96"))
# Special-purpose blocks that `is_global` of some supported Python versions takes for global
# (IANA IPv4 and IPv6 Special-Purpose Address Registries, read 2025-10).
_SPECIAL = tuple(
    ip_network(block)
    for block in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)


def is_public(address: str) -> bool:
    """True where `address` (text, with or without a scope) is a unicast address of the public internet.

    Private, loopback, link-local, shared, reserved and multicast addresses are not, nor are IPv6 addresses that carry
    such an IPv4 address inside.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _carried(ip)
    if inner is not None:
        return is_public(str(inner))
    special = any(ip.version == block.version and ip in block for block in _SPECIAL)
    return ip.is_global and not (special or ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _carried(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(ip, IPv4Address):
        return None
    if ip.ipv4_mapped:
        return ip.ipv4_mapped
    if any(ip in prefix for prefix in _CARRIERS):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
