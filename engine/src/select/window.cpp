// SPDX-License-Identifier: MIT
#include "select/window.hpp"

namespace cronlens::select {
namespace {

constexpr double kDay = 86400;

ResolvedWindow last_days(double now, double days) {
  ResolvedWindow window;
  window.days = days;
  window.span.since = now - days * kDay;
  window.prior = totals::Span{now - 2 * days * kDay, window.span.since};
  return window;
}

ResolvedWindow range(double since, double until) {
  ResolvedWindow window;
  window.days = (until - since) / kDay;
  window.span = {since, until};
  window.prior = totals::Span{since - (until - since), since};
  return window;
}

}  // namespace

ResolvedWindow resolve(const Query& query) {
  switch (query.window.kind) {
    case WindowKind::last_days:
      return last_days(query.now.value, query.window.days.value);
    case WindowKind::range:
      return range(query.window.since.value, query.window.until.value);
    case WindowKind::all_time:
      break;
  }
  return {};
}

}  // namespace cronlens::select
