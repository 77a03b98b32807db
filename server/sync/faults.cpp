// SPDX-License-Identifier: MIT
#include "sync/faults.hpp"

namespace cronlens::sync {

Fault state_fault(int code, const std::string& path, const std::string& detail) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {503, "state_locked", path + " is locked by Hermes; try again in a moment."};
    case SQLITE_NOTADB:
      return {503, "state_not_sqlite",
              path + " is not an SQLite database that this version can read."};
    case SQLITE_CORRUPT:
      return {503, "state_corrupt",
              path + " is damaged (" + detail +
                  "). Nothing was synchronised; `hermes doctor` or a backup of it can help."};
    default:
      return {503, "state_unreadable", path + " could not be read: " + detail + "."};
  }
}

Fault facts_fault(int code, const std::string& path, const std::string& detail) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {503, "locked", path + " is being written by another program; try again in a moment."};
    case SQLITE_NOTADB:
      return {503, "not_sqlite",
              path + " is not an SQLite database: move it away, or name another."};
    case SQLITE_CORRUPT:
      return {503, "corrupt",
              path + " is damaged (" + detail +
                  "). Bring a backup back, or move it away and sync again to make a new one."};
    case SQLITE_FULL:
      return {507, "disk_full",
              "The disk is full: " + path +
                  " has what fitted, in whole. Make room and sync again; nothing is lost."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {503, "read_only",
              path + " may not be written by this user (" + detail +
                  "). Sync as the user who runs Hermes, or let this one write there."};
    case SQLITE_CANTOPEN:
      return {503, "unwritable",
              path + " cannot be opened for writing (" + detail +
                  "): is its folder there, and may this user write to it?"};
    case SQLITE_IOERR:
      return {503, "io_error",
              path + " could not be written (" + detail +
                  "), so it was left as it was. Look after the disk and sync again."};
    default:
      return {503, "unwritable", path + " could not be written: " + detail + "."};
  }
}

Fault facts_fault(sqlite3* database, const std::string& path) {
  return facts_fault(sqlite3_extended_errcode(database), path, sqlite3_errmsg(database));
}

}  // namespace cronlens::sync
