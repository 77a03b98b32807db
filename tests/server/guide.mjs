// What shells complete and what the manual says, checked against --help and in the shells themselves.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, testWith } from './harness.mjs';
import { cronlens, inScratch, BINARY } from './program.mjs';
import { inReportFolder } from './transcripts.mjs';

async function commandsOf() {
  const { stdout } = await cronlens(['--help']);
  const listed = stdout.slice(stdout.indexOf('Subcommands:'), stdout.indexOf('Examples:'));
  return [...listed.matchAll(/^ {2}([a-z-]+) /gm)].map((match) => match[1]);
}

async function optionsOf(command) {
  const { stdout } = await cronlens([command, '--help']);
  return [...new Set([...stdout.matchAll(/^ {2}(-[^ ]+)/gm)].flatMap((m) => m[1].split(',')))];
}

/** A folder with `cronlens` on its PATH and a home with jobs; `run` gives the lines of a shell. */
function inShellFolder(body) {
  return inReportFolder(async (folder) => {
    const plugin = join(folder, 'home/plugins/cronalytics');
    await mkdir(plugin, { recursive: true });
    await mkdir(join(folder, 'home/cron'));
    await mkdir(join(folder, 'bin'));
    await symlink(BINARY, join(folder, 'bin/cronlens'));
    await symlink(join(folder, 'facts.db'), join(plugin, 'facts.db'));
    await symlink(join(folder, 'jobs.json'), join(folder, 'home/cron/jobs.json'));
    const env = {
      ...process.env,
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      HERMES_HOME: join(folder, 'home'),
      HOME: folder,
      TERM: 'xterm',
    };
    const run = (program, args) =>
      new Promise((resolve) => {
        execFile(program, args, { env, cwd: folder }, (_fault, stdout, stderr) => {
          resolve(`${stdout}${stderr}`.split(/\r?\n/).filter((line) => line !== ''));
        });
      });
    return body(run, folder);
  });
}

/** Completes a line in bash, the way its readline asks for it. */
const bashScript = (line) => `
  source <(cronlens completion bash)
  line=${JSON.stringify(line)}
  read -ra COMP_WORDS <<<"$line"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); COMP_LINE=$line; COMP_POINT=\${#line}
  _cronlens
  printf '%s\\n' "\${COMPREPLY[@]}"`;

test('bash completes commands, options, choices, files and jobs', () =>
  inShellFolder(async (run) => {
    const complete = (line) => run('bash', ['--norc', '-c', bashScript(line)]);
    const commands = await complete('cronlens ');
    for (const command of await commandsOf()) assert.ok(commands.includes(command), command);
    assert.deepEqual(await complete('cronlens sum'), ['summary']);
    for (const command of await commandsOf()) {
      const offered = await complete(`cronlens ${command} -`);
      assert.deepEqual(offered.sort(), (await optionsOf(command)).sort(), command);
    }
    assert.deepEqual(await complete('cronlens jobs --outcome '), ['all', 'success', 'failure']);
    assert.deepEqual(await complete('cronlens jobs --outcome f'), ['failure']);
    assert.deepEqual(await complete('cronlens jobs --outcome = s'), ['success']);
    assert.deepEqual(await complete('cronlens jobs --facts fa'), ['facts.db']);
    assert.deepEqual(await complete('cronlens jobs --home ho'), ['home']);
    assert.deepEqual(await complete('cronlens runs --job eb1'), ['eb1d4a33d30a']);
    assert.deepEqual(await complete('cronlens completion f'), ['fish']);
    assert.deepEqual(await complete('cronlens jobs --days '), []);
  }));

testWith('fish', 'fish completes commands, options, choices, files and jobs', () =>
  inShellFolder(async (run) => {
    const complete = async (line) => {
      const script = `cronlens completion fish | source; complete -C ${JSON.stringify(line)}`;
      return (await run('fish', ['--no-config', '-c', script])).map((each) => each.split('\t')[0]);
    };
    const commands = await complete('cronlens ');
    for (const command of await commandsOf()) assert.ok(commands.includes(command), command);
    const long = (await optionsOf('jobs')).filter((name) => name.startsWith('--'));
    const offered = await complete('cronlens jobs --');
    for (const name of long) assert.ok(offered.includes(name), name);
    assert.deepEqual(await complete('cronlens jobs --outcome f'), ['failure']);
    assert.deepEqual(await complete('cronlens jobs --facts fac'), ['facts.db']);
    assert.deepEqual(await complete('cronlens runs --job eb1'), ['eb1d4a33d30a']);
  }));

// zsh completes in a line editor alone: its own pseudo-terminal types a line and a tab.
const zshScript = (line) => `
  zmodload zsh/zpty
  zpty z zsh -f -i
  zpty -w z "autoload -Uz compinit; compinit -u -d $HOME/dump; source <(cronlens completion zsh)"
  zpty -w z "PS1=; zstyle ':completion:*' list-separator '#'; setopt no_beep; echo REA''DY"
  zpty -r z seen '*READY*'
  zpty -w -n z ${JSON.stringify(line)}$'\\t\\t'
  sleep 1
  while zpty -r -t z seen; do print -rn -- $seen; done
  zpty -d z`;

testWith('zsh', 'zsh completes commands, options, choices and jobs', () =>
  inShellFolder(async (run) => {
    const complete = async (line) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's own
      (await run('zsh', ['-f', '-c', zshScript(line)])).join('\n').replaceAll(/\x1b\[[0-9;?]*[a-zA-Z]/g, '');
    const commands = await complete('cronlens ');
    for (const command of await commandsOf()) assert.ok(commands.includes(command), command);
    const options = await complete('cronlens jobs --');
    for (const name of await optionsOf('jobs')) {
      if (name.startsWith('--')) assert.ok(options.includes(name), `${name} in ${options}`);
    }
    assert.match(await complete('cronlens jobs --outcome f'), /failure/);
    assert.match(await complete('cronlens runs --job eb1'), /eb1d4a33d30a/);
  }));

test('the manual page has every command and every option of --help', async () => {
  await inScratch(async (folder) => {
    const page = join(folder, 'cronlens.1');
    await writeFile(page, (await cronlens(['man'])).stdout);
    const shown = execFileSync('bash', ['-c', 'man -l "$0" | col -bx', page], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '200', LC_ALL: 'C.UTF-8' },
    });
    for (const command of await commandsOf()) {
      const from = shown.indexOf(`\n   ${command}\n`);
      assert.ok(from > 0, command);
      const next = shown.slice(from + 1).search(/\n {0,3}[A-Za-z]/);
      const section = shown.slice(from, from + 1 + next);
      for (const option of await optionsOf(command)) {
        assert.match(section, new RegExp(`(^|[ ,])${option}([ ,]|$)`, 'm'), `${command} ${option}`);
      }
    }
  });
});

testWith('mandoc', 'mandoc finds no fault in the manual page', async () => {
  await inScratch(async (folder) => {
    const page = join(folder, 'cronlens.1');
    await writeFile(page, (await cronlens(['man'])).stdout);
    execFileSync('mandoc', ['-T', 'lint', '-W', 'error', page]);
  });
});
