// SPDX-License-Identifier: MIT
#include "yaml/yaml.hpp"

#include <algorithm>

namespace cronlens::yaml {
namespace {

/// A later key of the same kind and text takes the earlier one's place, as in a Python dict.
void drop_replaced(std::vector<std::pair<Node, Node> >& members) {
  std::vector<std::size_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto less = [&](std::size_t a, std::size_t b) {
    const Node &x = members[a].first, &y = members[b].first;
    return x.kind != y.kind ? x.kind < y.kind : x.text < y.text;
  };
  std::stable_sort(order.begin(), order.end(), less);
  std::vector<bool> dropped(members.size());
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (less(order[first], order[i])) {
      first = i;
      continue;
    }
    std::swap(members[order[first]].second, members[order[i]].second);
    dropped[order[i]] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) members[kept] = std::move(members[i]);
    ++kept;
  }
  members.resize(kept);
}

Error bad_yaml(std::string detail) {
  return make_error(ErrorCode::bad_query, std::move(detail));
}

}  // namespace
}  // namespace cronlens::yaml

#ifdef __EMSCRIPTEN__

#include <emscripten/emscripten.h>

#include <nlohmann/json.hpp>

// The page's YAML reader gives the tree as JSON: web/src/decide/yaml_tree.ts. Its length, or -1
// where the module was given no such reader; then the bytes. Addresses arrive as signed numbers.
EM_JS(int, read_yaml_tree, (const char* text, std::size_t size), {
  if (!Module['yamlTree']) return -1;
  const begin = text >>> 0;
  const source = new TextDecoder().decode(HEAPU8.slice(begin, begin + size));
  Module['yamlBytes'] = new TextEncoder().encode(Module['yamlTree'](source));
  return Module['yamlBytes'].length;
});
EM_JS(void, take_yaml_tree, (char* into), {
  HEAPU8.set(Module['yamlBytes'], into >>> 0);
  Module['yamlBytes'] = undefined;
});

namespace cronlens::yaml {
namespace {

using Json = nlohmann::ordered_json;

Node node_from(const Json& tree) {
  Node node;
  if (tree.is_string()) {
    node.kind = Node::Kind::text;
    node.text = tree.get<std::string>();
  } else if (tree.is_object() && tree.contains("p")) {
    node = resolve_plain(tree["p"].get_ref<const std::string&>());
  } else if (tree.is_object() && tree.contains("l")) {
    node.kind = Node::Kind::list;
    for (const Json& item : tree["l"]) node.items.push_back(node_from(item));
  } else if (tree.is_object() && tree.contains("m")) {
    node.kind = Node::Kind::map;
    for (const Json& pair : tree["m"]) {
      node.members.emplace_back(node_from(pair[0]), node_from(pair[1]));
    }
    drop_replaced(node.members);
  }
  return node;
}

}  // namespace

Result<Node> parse(std::string_view text) {
  const int size = read_yaml_tree(text.data(), text.size());
  if (size < 0) return bad_yaml("YAML is read by the command line and the page, not by this build");
  std::string json(static_cast<std::size_t>(size), '\0');
  take_yaml_tree(json.data());
  const Json tree = Json::parse(json, nullptr, false);
  if (tree.is_object() && tree.contains("e")) return bad_yaml(tree["e"].get<std::string>());
  if (tree.is_discarded()) return bad_yaml("the text is not in order");
  return node_from(tree);
}

}  // namespace cronlens::yaml

#else

#include <yaml.h>

#include <memory>

namespace cronlens::yaml {
namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxNodes = 4'000'000;

/// libyaml's document to our tree. It shares what aliases name, and an alias may name its parent.
class Builder {
 public:
  explicit Builder(yaml_document_t& document) : document_(document) {}

  bool build(int index, Node& node, int depth) {
    if (depth > kMaxDepth || ++nodes_ > kMaxNodes) return false;
    const yaml_node_t* from = yaml_document_get_node(&document_, index);
    if (from == nullptr) return false;
    if (from->type == YAML_SCALAR_NODE) return build_scalar(*from, node);
    if (from->type == YAML_SEQUENCE_NODE) return build_list(*from, node, depth);
    return from->type == YAML_MAPPING_NODE && build_map(*from, node, depth);
  }

 private:
  static bool build_scalar(const yaml_node_t& from, Node& node) {
    const auto* bytes = reinterpret_cast<const char*>(from.data.scalar.value);
    const std::string_view text(bytes, from.data.scalar.length);
    if (from.data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
      node = resolve_plain(text);
    } else {
      node.kind = Node::Kind::text;
      node.text = text;
    }
    return true;
  }

  bool build_list(const yaml_node_t& from, Node& node, int depth) {
    node.kind = Node::Kind::list;
    const auto& items = from.data.sequence.items;
    for (const int* item = items.start; item != items.top; ++item) {
      if (!build(*item, node.items.emplace_back(), depth + 1)) return false;
    }
    return true;
  }

  bool build_map(const yaml_node_t& from, Node& node, int depth) {
    node.kind = Node::Kind::map;
    const auto& pairs = from.data.mapping.pairs;
    for (const auto* pair = pairs.start; pair != pairs.top; ++pair) {
      Node key, value;
      if (!build(pair->key, key, depth + 1) || !build(pair->value, value, depth + 1)) return false;
      node.members.emplace_back(std::move(key), std::move(value));
    }
    drop_replaced(node.members);
    return true;
  }

  yaml_document_t& document_;
  std::size_t nodes_ = 0;
};

Error parser_error(const yaml_parser_t& parser) {
  const std::string problem = parser.problem ? parser.problem : "the text is not in order";
  return bad_yaml("line " + std::to_string(parser.problem_mark.line + 1) + ": " + problem);
}

Result<Node> load(yaml_parser_t& parser) {
  yaml_document_t document;
  if (!yaml_parser_load(&parser, &document)) return parser_error(parser);
  const std::unique_ptr<yaml_document_t, void (*)(yaml_document_t*)> owner(&document,
                                                                           yaml_document_delete);
  if (yaml_document_get_root_node(&document) == nullptr) return Node{};
  Node root;
  if (!Builder(document).build(1, root, 0)) {
    return bad_yaml("the text is nested too deeply, or its aliases unfold into too much");
  }
  return root;
}

}  // namespace

Result<Node> parse(std::string_view text) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) return bad_yaml("the memory does not suffice");
  const std::unique_ptr<yaml_parser_t, void (*)(yaml_parser_t*)> owner(&parser, yaml_parser_delete);
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  yaml_parser_set_input_string(&parser, bytes, text.size());
  auto root = load(parser);
  if (!root) return root;
  yaml_document_t next;
  if (!yaml_parser_load(&parser, &next)) return parser_error(parser);
  const bool second = yaml_document_get_root_node(&next) != nullptr;
  yaml_document_delete(&next);
  if (second) return bad_yaml("the file holds more than one document");
  return root;
}

}  // namespace cronlens::yaml

#endif
