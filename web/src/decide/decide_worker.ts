// The worker behind the decide view: the same file in a module that answers its questions.
import { DECIDE_HASH } from '../contract/decide.gen';
import { serveTasks } from '../engine/serve_tasks';
import { yamlTree } from './yaml_tree';

serveTasks({ decideHash: DECIDE_HASH, yamlTree });
