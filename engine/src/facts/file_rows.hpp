// SPDX-License-Identifier: MIT
// The rows of a facts.db, read through SQLite when they are shown.
#pragma once

#include <memory>

#include "facts/database.hpp"
#include "facts/row_store.hpp"
#include "facts/table_layout.hpp"

namespace cronlens::facts {

std::unique_ptr<RowStore> rows_of_file(Database database, const TableLayout& layout);

}  // namespace cronlens::facts
