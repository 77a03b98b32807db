// SPDX-License-Identifier: MIT
#include "facts/source_vfs.hpp"

#include <algorithm>
#include <cstring>

namespace cronlens::facts {
namespace {

struct SourceFile {
  sqlite3_file base;
  const ByteSource* source;
};

// What the next file is opened on: SQLite opens the one file of a database in sqlite3_open_v2.
thread_local const ByteSource* opening = nullptr;

const ByteSource& source_of(sqlite3_file* file) {
  return *reinterpret_cast<SourceFile*>(file)->source;
}

int close_file(sqlite3_file*) {
  return SQLITE_OK;
}
int read_file(sqlite3_file* file, void* into, int amount, sqlite3_int64 at) {
  const ByteSource& source = source_of(file);
  const auto wanted = static_cast<std::uint64_t>(amount);
  const auto offset = static_cast<std::uint64_t>(at);
  const std::uint64_t there = offset < source.size() ? source.size() - offset : 0;
  const std::size_t some = static_cast<std::size_t>(std::min(wanted, there));
  auto* bytes = static_cast<std::uint8_t*>(into);
  if (some > 0 && !source.read(offset, {bytes, some})) return SQLITE_IOERR_READ;
  if (some == wanted) return SQLITE_OK;
  std::memset(bytes + some, 0, static_cast<std::size_t>(wanted) - some);
  return SQLITE_IOERR_SHORT_READ;
}
int write_file(sqlite3_file*, const void*, int, sqlite3_int64) {
  return SQLITE_READONLY;
}
int truncate_file(sqlite3_file*, sqlite3_int64) {
  return SQLITE_READONLY;
}
int with_flag(sqlite3_file*, int) {
  return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(source_of(file).size());
  return SQLITE_OK;
}
int no_lock(sqlite3_file*, int* held) {
  *held = 0;
  return SQLITE_OK;
}
int no_control(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
  return 512;
}
int characteristics(sqlite3_file*) {
  return SQLITE_IOCAP_IMMUTABLE;
}

int open_file(sqlite3_vfs*, const char*, sqlite3_file* file, int flags, int* out_flags) {
  static const sqlite3_io_methods methods = [] {
    sqlite3_io_methods made{};
    made.iVersion = 1;
    made.xClose = close_file, made.xRead = read_file, made.xWrite = write_file;
    made.xTruncate = truncate_file, made.xSync = with_flag, made.xFileSize = file_size;
    made.xLock = with_flag, made.xUnlock = with_flag, made.xCheckReservedLock = no_lock;
    made.xFileControl = no_control, made.xSectorSize = sector_size;
    made.xDeviceCharacteristics = characteristics;
    return made;
  }();
  file->pMethods = nullptr;
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0 || opening == nullptr) return SQLITE_CANTOPEN;
  file->pMethods = &methods;
  reinterpret_cast<SourceFile*>(file)->source = opening;
  if (out_flags) *out_flags = SQLITE_OPEN_READONLY;
  return SQLITE_OK;
}
int delete_file(sqlite3_vfs*, const char*, int) {
  return SQLITE_IOERR_DELETE;
}
int no_access(sqlite3_vfs*, const char*, int, int* out) {
  *out = 0;
  return SQLITE_OK;
}
int full_name(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}
// The engine has no clock and no dice: the same bytes give the same answer.
int no_randomness(sqlite3_vfs*, int size, char* out) {
  std::memset(out, 0, static_cast<std::size_t>(size));
  return size;
}
int no_sleep(sqlite3_vfs*, int microseconds) {
  return microseconds;
}
int epoch(sqlite3_vfs*, sqlite3_int64* out) {
  *out = 210866760000000;  // 1970-01-01 as a Julian day in milliseconds
  return SQLITE_OK;
}
int no_error(sqlite3_vfs*, int, char*) {
  return 0;
}

constexpr const char* kVfsName = "cronlens-source";

void register_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs made{};
    made.iVersion = 2, made.szOsFile = sizeof(SourceFile), made.mxPathname = 64;
    made.zName = kVfsName;
    made.xOpen = open_file, made.xDelete = delete_file, made.xAccess = no_access;
    made.xFullPathname = full_name, made.xRandomness = no_randomness, made.xSleep = no_sleep;
    made.xGetLastError = no_error, made.xCurrentTimeInt64 = epoch;
    return made;
  }();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  static_cast<void>(registered);
}

}  // namespace

int open_on_source(const ByteSource& source, sqlite3** database) {
  if (const int started = sqlite3_initialize(); started != SQLITE_OK) return started;
  register_vfs();
  opening = &source;
  const int code = sqlite3_open_v2("facts.db", database,
                                   SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE, kVfsName);
  opening = nullptr;
  return code;
}

}  // namespace cronlens::facts
