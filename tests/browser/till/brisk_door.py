"""
The product's own door with a print room that looks again sooner: `python -m tests.browser.till.brisk_door`.

What comes of a printer in trouble is the same; who tests it does not wait for seconds each time.
"""

from datakasse.program import main
from datakasse.web.rooms import print_room

if __name__ == "__main__":
    print_room.RETRY_S, print_room.LOOK_S, print_room.WATCH_S = 1.0, 0.2, 0.3
    main()
