# sqlcipher3 is built from the standard library's sqlite3 and keeps its interface.
from sqlcipher3 import dbapi2 as dbapi2
