// The worker within a report: one engine for the panels and for what helps to decide.
import { DECIDE_HASH } from '../contract/decide.gen';
import { yamlTree } from '../decide/yaml_tree';
import { serveTasks } from '../engine/serve_tasks';

serveTasks({ decideHash: DECIDE_HASH, yamlTree });
