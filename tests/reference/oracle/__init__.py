# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract of design/knowledge-format.md, written a second time.

Slow, plain and independent of the C engine: what both agree on is tested,
what they differ on is a question to the contract.
"""
