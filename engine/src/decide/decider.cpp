// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cronlens/decide.hpp"
#include "decide/decider_state.hpp"
#include "select/filter.hpp"
#include "select/window.hpp"
#include "state.hpp"

namespace cronlens {

Decider::Decider(const Engine& engine) : state_(new State{engine}) {}
Decider::Decider(Decider&&) noexcept = default;
Decider& Decider::operator=(Decider&&) noexcept = default;
Decider::~Decider() = default;

void Decider::forget() {
  state_->memory.reset();
  state_->forecasts = {};
  state_->past = {};
}

Result<PriceLists> Decider::add_prices(const AddPricesRequest& request, std::string_view text) {
  auto book = prices::PriceBook::parse(text, request.name);
  if (!book) return book.error();
  auto& books = state_->shelf.books;
  std::erase_if(books, [&](const auto& known) { return known.book.name() == request.name; });
  // The reader's newest list goes first.
  const bool is_last = request.origin == PriceOrigin::page;
  books.insert(is_last ? books.end() : books.begin(), {std::move(book.value()), request.origin});
  state_->memory.reset();
  return decide::lists_of(state_->shelf);
}

Result<PriceLists> Decider::remove_prices(const RemovePricesRequest& request) {
  const auto is_named = [&](const auto& known) { return known.book.name() == request.name; };
  if (std::erase_if(state_->shelf.books, is_named) == 0) {
    return make_error(ErrorCode::bad_query, "no price list of that name is open: " + request.name);
  }
  state_->memory.reset();
  return decide::lists_of(state_->shelf);
}

prices::Books PriceShelf::in_order() const {
  prices::Books order;
  for (const Book& each : books) order.push_back(&each.book);
  return order;
}

namespace decide {

PriceLists lists_of(const PriceShelf& shelf) {
  PriceLists answer;
  for (const auto& [book, origin] : shelf.books) {
    PriceList list{book.name(), std::string(name_of(book.format())), book.source(), book.as_of(),
                   origin};
    list.entries = Count(static_cast<double>(book.entries().size()));
    list.refused = Count(static_cast<double>(book.refused()));
    for (const auto& [what, why] : book.refusals()) {
      list.refused_rows.push_back(what);
      list.refused_why.push_back(why);
    }
    answer.lists.push_back(std::move(list));
  }
  return answer;
}

std::vector<std::uint32_t> rows_of(const Engine::State& state, const Query& query) {
  const totals::Cells& cells = state.cells;
  const auto window = select::resolve(query);
  const select::Filter filter(cells, state.jobs_file(), query);
  const auto stretch = cells.stretch(window.span);
  std::vector<std::uint32_t> rows;
  for (const totals::Cell* cell : select::select_cells(cells, filter)) {
    const auto slots = cells.slots(*cell, stretch);
    for (std::uint32_t slot = slots.begin; slot != slots.end; ++slot) {
      rows.push_back(cells.row(slot));
    }
  }
  return rows;
}

std::string text_of(const prices::Assumptions& assumptions) {
  std::string text;
  for (const auto name : assumptions.names()) {
    if (!text.empty()) text += ' ';
    text += name;
  }
  return text;
}

}  // namespace decide
}  // namespace cronlens
