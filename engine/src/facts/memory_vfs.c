/* SPDX-License-Identifier: MIT
 * The operating system SQLite sees inside a browser tab: none. The file of the user comes in through
 * source_vfs.cpp, the sample is made in memory (:memory:), so nothing but time and randomness is ever
 * asked for here, and both are constants: the engine has no clock, and the same bytes must give the
 * same answer. */
#include <sqlite3.h>
#include <string.h>
#include <time.h>

static int no_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs, (void)name, (void)flags, (void)out;
  file->pMethods = 0;
  return SQLITE_CANTOPEN;
}
static int no_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  (void)vfs, (void)name, (void)sync;
  return SQLITE_IOERR_DELETE;
}
static int no_access(sqlite3_vfs *vfs, const char *name, int flags, int *out) {
  (void)vfs, (void)name, (void)flags;
  *out = 0;
  return SQLITE_OK;
}
static int same_path(sqlite3_vfs *vfs, const char *name, int size, char *out) {
  (void)vfs;
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}
static int no_randomness(sqlite3_vfs *vfs, int size, char *out) {
  (void)vfs;
  memset(out, 0, (size_t)size);
  return size;
}
static int no_sleep(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  return microseconds;
}
static int epoch(sqlite3_vfs *vfs, sqlite3_int64 *out) {
  (void)vfs;
  *out = (sqlite3_int64)210866760000000; /* 1970-01-01 as a Julian day in milliseconds */
  return SQLITE_OK;
}
static int no_error(sqlite3_vfs *vfs, int size, char *out) {
  (void)vfs, (void)size, (void)out;
  return 0;
}

/* What CURRENT_TIME calls: see engine/CMakeLists.txt. The names are macros there. */
size_t strftime(char *out, size_t size, const char *format, const struct tm *when) {
  (void)out, (void)size, (void)format, (void)when;
  return 0;
}
struct tm *gmtime(const time_t *when) {
  (void)when;
  return 0;
}

int sqlite3_os_init(void) {
  static sqlite3_vfs vfs = {
      .iVersion = 2,
      .szOsFile = sizeof(sqlite3_file),
      .mxPathname = 256,
      .zName = "memory-only",
      .xOpen = no_open,
      .xDelete = no_delete,
      .xAccess = no_access,
      .xFullPathname = same_path,
      .xRandomness = no_randomness,
      .xSleep = no_sleep,
      .xGetLastError = no_error,
      .xCurrentTimeInt64 = epoch,
  };
  return sqlite3_vfs_register(&vfs, 1);
}
int sqlite3_os_end(void) { return SQLITE_OK; }
