// SPDX-License-Identifier: MIT
// Read before sqlite3.c. V8 gives a function of more than some 8,000 values a quicker and poorer
// register allocator. SQLite's interpreter, with all that -O2 inlines, is above that, and half of a
// query's time is spent in it.
struct Vdbe;
static int sqlite3VdbeExec(struct Vdbe*) __attribute__((minsize));
