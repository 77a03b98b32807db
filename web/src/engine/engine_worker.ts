// The worker behind the panels.
import { serveTasks } from './serve_tasks';

serveTasks();
