import type { links as en } from '../en/links';
import type { Translation } from '../messages';

export const links: Translation<typeof en> = {
  'links.title': 'No se pudo seguir todo este enlace',
  'links.newer': 'Es de una versión más nueva (v{version}); se muestra lo que se entiende.',
  'links.ignored': 'No se entiende: {part}',
  'links.missing': 'No está en este archivo: {what} {names}',
  'views.button': 'Vistas',
  'views.title': 'Vistas guardadas',
  'views.none': 'Una vista es la ventana, los filtros, el orden y lo que está abierto.',
  'views.name': 'Nombre de esta vista',
  'views.save': 'Guardar',
  'views.delete': 'Borrar la vista {name}',
  'views.copy_link': 'Copiar enlace',
  'views.import': 'Importar',
  'views.export': 'Exportar',
  'views.saved': 'Guardado.',
  'views.not_saved': 'No se guardó: {count} vistas es el máximo.',
  'views.imported': '{taken} importadas, {refused} no se entienden.',
  'views.not_views': 'Este no es un archivo de vistas guardadas.',
  'common.copied': 'Copiado.',
  'common.not_copied': 'El navegador no deja copiar a la página.',
};
