"""Names the branches of the offline cache that handle a fault, so that a test can tell it went through one.

`mark("what-happened")` costs a look at a log level and says nothing in use. Exactly one test names each mark
(`pytest.mark.hits`), fails where it was not hit, and says by its own name why the branch is there.
"""

import logging

mark = logging.getLogger("suizhu.mark").debug
