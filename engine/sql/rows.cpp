// SPDX-License-Identifier: MIT
// Many rows in one call, their texts side by side: JavaScript decodes them all at once.
#include <cstddef>
#include <cstring>

#include "host.hpp"

namespace cronlens::sql {
namespace {

// SQLite gives a row no more cells than 2,000.
constexpr std::uint32_t kCells = 2'048;
constexpr std::uint32_t kTextBytes = 16'384;

/// web/src/sql/row_batch.ts has the same layout.
struct Batch {
  std::uint32_t rows;
  std::uint32_t columns;
  std::uint32_t text_bytes;
  std::uint32_t unused;
  Cell cells[kCells];
  std::uint8_t text[kTextBytes];
};
static_assert(offsetof(Batch, cells) == 16 && offsetof(Batch, text) == 16 + kCells * 32);

/// False where a value stays in SQLite's memory, which the next step overwrites.
bool keep(Cell& cell, Batch& batch) {
  if (cell.type == SQLITE_BLOB) return false;
  if (cell.type != SQLITE_TEXT) return true;
  if (cell.bytes > kTextBytes - batch.text_bytes) return false;
  std::uint8_t* place = batch.text + batch.text_bytes;
  if (cell.bytes > 0) std::memcpy(place, cell.data, cell.bytes);
  cell.data = place;
  batch.text_bytes += cell.bytes;
  return true;
}

/// False where the next row has to wait until this batch was read.
bool add_row(sqlite3_stmt* statement, Batch& batch) {
  Cell* cell = batch.cells + batch.rows * batch.columns;
  bool are_kept = true;
  for (std::uint32_t at = 0; at < batch.columns; ++at, ++cell) {
    *cell = read_cell(sqlite3_column_value(statement, static_cast<int>(at)));
    are_kept = keep(*cell, batch) && are_kept;
  }
  ++batch.rows;
  return are_kept && (batch.rows + 1) * batch.columns <= kCells;
}

}  // namespace

SQL_EXPORT("batchBytes") std::uint32_t batch_bytes() {
  return sizeof(Batch);
}
/// Steps until the batch is full or a step gives no row. SQLITE_ROW: there may be more.
SQL_EXPORT("stepRows") int step_rows(sqlite3_stmt* statement, Batch* batch) {
  batch->rows = batch->text_bytes = 0;
  int code = SQLITE_ROW;
  for (bool has_room = true; has_room;) {
    code = sqlite3_step(statement);
    if (code != SQLITE_ROW) break;
    batch->columns = static_cast<std::uint32_t>(sqlite3_data_count(statement));
    has_room = add_row(statement, *batch);
  }
  return code;
}

}  // namespace cronlens::sql
