# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Whether a name is in readers.names, in any alias of its fold. An oracle that shares no code with hdrtrie."""

import re

LISTED = re.compile(r"x-int-.*|remote-user|proxy|.*-secret", re.DOTALL)


def is_listed(name, variable):
    """name: a field name as an application sees it; or a variable, such as HTTP_X_INT_USER."""
    if variable:
        name = name.removeprefix("HTTP_")
    return bool(LISTED.fullmatch(re.sub(r"[^a-z0-9]", "-", re.sub(r"[A-Z]", lambda capital: capital[0].lower(), name))))
