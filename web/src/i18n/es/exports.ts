import type { exports as en } from '../en/exports';
import type { Translation } from '../messages';

export const exports: Translation<typeof en> = {
  'exports.of': 'Exportar: {title}',
  'exports.copy_cells': 'Copiar para una hoja de cálculo',
  'exports.copy_markdown': 'Copiar como Markdown',
  'exports.note':
    'Tal como está filtrado y ordenado, con todas las cifras. CSV: un apóstrofo precede a un texto que podría ser una fórmula.',
  'exports.too_many': 'Más de {count} filas: guarda un archivo.',
  'exports.progress': '{done} de {total} ejecuciones …',
  'exports.changed':
    'los datos o los filtros cambiaron mientras tanto; inténtalo de nuevo, por favor',
  'exports.failed': 'No hay archivo: {detail}',
  'exports.no_drawing': 'El gráfico no está en pantalla.',
  'exports.no_png': 'El navegador no pudo dibujarlo; SVG funciona.',
  'exports.data': 'Datos: {file}, ejecución más reciente {newest}',
  'exports.view': 'Se muestra: {since} a {until} · {view}',
  'exports.coverage': {
    one: '{count} ejecución; se conoce el coste de {known}',
    other: '{count} ejecuciones; se conoce el coste de {known}',
  },
  'exports.job_title': 'Cifras de esta tarea',
};
