import type { DecideMeasureTexts } from '../words';

export const measures: DecideMeasureTexts = {
  recorded_cost: {
    label: 'Registrado',
    sentence:
      'Lo que el archivo dice que costaron las ejecuciones, de aquellas cuyo coste se conoce por ambas vías.',
    formula: 'suma de estimated_cost_usd de las ejecuciones que además tienen precio',
  },
  recomputed_cost: {
    label: 'Según las listas',
    sentence:
      'Lo que cuestan las mismas ejecuciones según las listas de precios, cada una al precio de su día.',
    formula: 'suma de tokens por clase × precio de la clase, de las ejecuciones con registro',
  },
  price_ratio: {
    label: 'Listas / registrado',
    sentence:
      '1 cuando el registro y las listas coinciden. Lejos de 1, un precio, un proveedor o un modelo no es aquel con el que se hizo el registro.',
    formula: 'según las listas / registrado',
  },
  unpriced_runs: {
    label: 'Ejecuciones sin precio',
    sentence:
      'Ejecuciones cuyo modelo no está en ninguna lista, cuyos tokens no se conocen o cuya clase de token no tiene precio. No están en ninguna suma.',
    formula: 'ejecuciones de agentes − ejecuciones a las que las listas ponen precio',
  },
  unpriced_models: {
    label: 'Modelos sin precio',
    sentence: 'Modelos del archivo que ninguna lista tiene, con ninguna de sus reglas.',
    formula: 'modelos sin coincidencia',
  },
  jobs_off: {
    label: 'Tareas que no cuadran',
    sentence:
      'Tareas cuyo coste registrado y coste según las listas difieren en más de un 2 % y un centavo.',
    formula: 'tareas con |listas / registrado − 1| > 0,02 y una diferencia mayor que 0,01 $',
  },
  current_month: {
    label: 'Ahora, al mes',
    sentence:
      'Los tokens del periodo a los precios de hoy de los modelos que los usaron, por 30 días. No es el coste registrado: ambos lados de una comparación tienen los mismos precios.',
    formula: 'tokens por clase × precio de hoy, × 30 / días del periodo',
  },
  changed_month: {
    label: 'Con los cambios, al mes',
    sentence:
      'Los mismos tokens con los modelos, la parte de caché y los horarios elegidos aquí. Las tareas sin precio quedan fuera en ambos lados.',
    formula:
      'tokens por clase × precio del modelo elegido × ejecuciones del nuevo horario / del anterior',
  },
  saving_month: {
    label: 'Ahorro al mes',
    sentence:
      'Lo que los cambios ahorran en 30 días. El margen: en el peor caso nada se lee de la caché del modelo nuevo y su tokenizador hace 1,3 veces los tokens; en el mejor, 0,9 veces.',
    formula: 'ahora − con los cambios',
  },
};
