// The dashboard's page, as far as a plugin sees it: real React, the plugin SDK, the loader of
// scripts, themes as inline variables of the root, a page that comes and goes.
import * as React from 'react';
import { createRoot } from 'react-dom/client';
import { applyTheme, HOST_STYLE } from './host_themes.mjs';

const { useEffect, useState, useSyncExternalStore } = React;
const asked = new URLSearchParams(location.search);

const registered = new Map();
const loadErrors = new Map();
const listeners = new Set();
const notify = () => {
  for (const listener of listeners) listener();
};
const onRegistered = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

let profile = asked.get('profile') ?? '';
const profileListeners = new Set();

function authedFetch(url, init = {}) {
  const headers = new Headers(init.headers);
  const token = window.__HERMES_SESSION_TOKEN__;
  if (token) headers.set('X-Hermes-Session-Token', token);
  return fetch(window.__HERMES_BASE_PATH__ + url, { ...init, headers, credentials: 'include' });
}

function exposeSdk() {
  if (asked.get('sdk') === 'none') return;
  window.__HERMES_PLUGINS__ = {
    register(name, component) {
      loadErrors.delete(name);
      registered.set(name, component);
      notify();
    },
    registerSlot: () => undefined,
  };
  window.__HERMES_PLUGIN_SDK__ = {
    sdkVersion: '1.2.0',
    React,
    hooks: { useState, useEffect },
    components: {},
    utils: {},
    ...(asked.get('sdk') === 'old' ? {} : { authedFetch, profileScope }),
  };
}

const profileScope = {
  get profile() {
    return profile;
  },
  subscribe(listener) {
    profileListeners.add(listener);
    listener();
    return () => profileListeners.delete(listener);
  },
};

async function loadPlugins() {
  const answer = await authedFetch('/api/dashboard/plugins');
  for (const { name, entry, css } of await answer.json()) {
    if (css) {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = `/dashboard-plugins/${name}/${css}`;
      document.head.append(link);
    }
    const script = document.createElement('script');
    script.dataset.hermesPlugin = name;
    script.src = `/dashboard-plugins/${name}/${entry}`;
    script.async = true;
    script.onerror = () => {
      loadErrors.set(name, 'LOAD_FAILED');
      notify();
    };
    script.onload = () =>
      queueMicrotask(() => {
        if (!registered.has(name)) loadErrors.set(name, 'NO_REGISTER');
        notify();
      });
    document.body.append(script);
  }
}

function PluginPage({ name }) {
  const Found = useSyncExternalStore(onRegistered, () => registered.get(name) ?? null);
  const fault = useSyncExternalStore(onRegistered, () => loadErrors.get(name) ?? null);
  if (Found) return <Found />;
  return <p role={fault ? 'alert' : 'status'}>{fault ?? 'Loading'}</p>;
}

function Dashboard() {
  const [page, setPage] = useState(asked.get('page') ?? 'cronlens');
  useEffect(() => {
    window.host = {
      go: setPage,
      theme: applyTheme,
      profile(name) {
        profile = name;
        for (const listener of profileListeners) listener();
      },
      count: () => ({ registry: listeners.size, profile: profileListeners.size }),
    };
  }, []);
  return (
    <div className="host">
      <nav className="host-nav">
        <b>HERMES</b>
        {['Sessions', 'Cron', 'Cronlens', 'Skills', 'Config'].map((name) => (
          <button type="button" key={name} onClick={() => setPage(name.toLowerCase())}>
            {name}
          </button>
        ))}
      </nav>
      <main className="host-main">
        {page === 'cronlens' && <PluginPage name="cronlens" />}
        {page === 'twice' && [1, 2].map((key) => <PluginPage key={key} name="cronlens" />)}
        {page !== 'cronlens' && page !== 'twice' && <p>Another page</p>}
      </main>
    </div>
  );
}

const style = document.createElement('style');
style.textContent = HOST_STYLE;
document.head.append(style);
applyTheme(asked.get('theme') ?? 'teal');
exposeSdk();
const tree = <Dashboard />;
const isStrict = asked.has('strict');
createRoot(document.getElementById('root')).render(
  isStrict ? <React.StrictMode>{tree}</React.StrictMode> : tree,
);
loadPlugins();
