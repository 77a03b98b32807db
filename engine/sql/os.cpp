// SPDX-License-Identifier: MIT
// The operating system that SQLite sees here: a clock, dice and a time zone, and no files. What
// databases there are is in memory ("memdb" is the default), or a source (facts/source_vfs.cpp).
#include <cmath>
#include <cstring>
#include <ctime>

#include "host.hpp"

namespace cronlens::sql {
namespace {

constexpr double kEpochMs = 210866760000000.0;  // 1970 as a Julian day in milliseconds

int no_open(sqlite3_vfs*, const char*, sqlite3_file* file, int, int*) {
  file->pMethods = nullptr;
  return SQLITE_CANTOPEN;
}
int no_delete(sqlite3_vfs*, const char*, int) {
  return SQLITE_IOERR_DELETE;
}
int no_access(sqlite3_vfs*, const char*, int, int* out) {
  *out = 0;
  return SQLITE_OK;
}
int same_path(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}
int random_bytes(sqlite3_vfs*, int size, char* out) {
  host_random(out, static_cast<std::uint32_t>(size));
  return size;
}
int no_sleep(sqlite3_vfs*, int microseconds) {
  return microseconds;
}
int julian_now(sqlite3_vfs*, sqlite3_int64* out) {
  *out = static_cast<sqlite3_int64>(host_now() + kEpochMs);
  return SQLITE_OK;
}
int no_error(sqlite3_vfs*, int, char*) {
  return 0;
}

}  // namespace

// What SQLite's 'localtime' calls: the name is a macro there, see CMakeLists.txt.
extern "C" std::tm* sql_localtime(const std::time_t* when);
std::tm* sql_localtime(const std::time_t* when) {
  constexpr std::int64_t kDay = 86400;
  static std::tm local;
  const auto utc = static_cast<std::int64_t>(*when);
  const std::int64_t at =
      utc + static_cast<std::int64_t>(host_zone_offset(static_cast<double>(utc)));
  const std::int64_t days = (at >= 0 ? at : at - kDay + 1) / kDay;
  const auto second = static_cast<int>(at - days * kDay);
  // Days since 1 March of the year 0 to a date: the leap day comes last.
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t of_era = shifted - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  local.tm_mday = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
  local.tm_mon = static_cast<int>(month < 10 ? month + 2 : month - 10);
  local.tm_year = static_cast<int>(year + era * 400 + (month >= 10 ? 1 : 0) - 1900);
  local.tm_hour = second / 3600, local.tm_min = second / 60 % 60, local.tm_sec = second % 60;
  return &local;
}

}  // namespace cronlens::sql

extern "C" int sqlite3_os_init() {
  using namespace cronlens::sql;
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs made{};
    made.iVersion = 2, made.szOsFile = sizeof(sqlite3_file), made.mxPathname = 512;
    made.zName = "host";
    made.xOpen = no_open, made.xDelete = no_delete, made.xAccess = no_access;
    made.xFullPathname = same_path, made.xRandomness = random_bytes, made.xSleep = no_sleep;
    made.xGetLastError = no_error, made.xCurrentTimeInt64 = julian_now;
    return made;
  }();
  return sqlite3_vfs_register(&vfs, 1);
}
extern "C" int sqlite3_os_end() {
  return SQLITE_OK;
}

/// Before anything else. ATTACH 'name' then begins a database in memory, as ':memory:' does.
SQL_EXPORT("start") int start() {
  const int code = sqlite3_initialize();
  return code == SQLITE_OK ? sqlite3_vfs_register(sqlite3_vfs_find("memdb"), 1) : code;
}
