// SPDX-License-Identifier: MIT
// Every struct that crosses a boundary. To add a field: add it to its struct and to the Shape
// beside it, then run scripts/build; types, decoder and JSON follow.
#pragma once

#include "cronlens/contract/compare.hpp"
#include "cronlens/contract/figure.hpp"
#include "cronlens/contract/job.hpp"
#include "cronlens/contract/panels.hpp"
#include "cronlens/contract/query.hpp"
#include "cronlens/contract/snapshot.hpp"
#include "cronlens/error.hpp"
