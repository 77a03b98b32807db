/* SPDX-License-Identifier: MIT
 * Loaded before a program (LD_PRELOAD): kills it, as kill -9 does, in its KILL_AT-th call that
 * changes a file. Half of what the call should have written is written when KILL_HALF is set.
 * Without KILL_AT it writes how many such calls there were to standard error, at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int dies_now(void) {
  const char* at = getenv("KILL_AT");
  ++calls;
  return at != NULL && calls == atol(at);
}

static void* next(const char* name) { return dlsym(RTLD_NEXT, name); }

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

__attribute__((destructor)) static void tell(void) {
  if (getenv("KILL_COUNT") != NULL) fprintf(stderr, "calls %ld\n", calls);
}

#define WRITES(name, type, offset_parameter, offset)                                     \
  ssize_t name(int fd, const void* bytes, size_t size offset_parameter) {               \
    type real = (type)next(#name);                                                      \
    if (fd > 2 && dies_now()) {                                                         \
      if (getenv("KILL_HALF") != NULL) (void)!real(fd, bytes, size / 2 offset);         \
      die();                                                                            \
    }                                                                                   \
    return real(fd, bytes, size offset);                                                \
  }
#define COMMA ,
typedef ssize_t (*Write)(int, const void*, size_t);
typedef ssize_t (*PWrite)(int, const void*, size_t, off64_t);
WRITES(write, Write, , )
WRITES(pwrite, PWrite, COMMA off_t at, COMMA at)
WRITES(pwrite64, PWrite, COMMA off64_t at, COMMA at)

#define DIES_BEFORE(name, parameters, arguments, type) \
  int name parameters {                                \
    if (dies_now()) die();                             \
    return ((type)next(#name))arguments;               \
  }
typedef int (*OnFd)(int);
typedef int (*OnPath)(const char*);
typedef int (*OnPaths)(const char*, const char*);
typedef int (*OnSize)(int, off64_t);
DIES_BEFORE(fsync, (int fd), (fd), OnFd)
DIES_BEFORE(fdatasync, (int fd), (fd), OnFd)
DIES_BEFORE(unlink, (const char* path), (path), OnPath)
DIES_BEFORE(rename, (const char* from, const char* to), (from, to), OnPaths)
DIES_BEFORE(ftruncate, (int fd, off_t size), (fd, size), OnSize)
DIES_BEFORE(ftruncate64, (int fd, off64_t size), (fd, size), OnSize)
